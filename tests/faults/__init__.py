"""What fails, whenever it fails, loses nothing and leaves nothing half-written."""
