"""Coverage-guided fuzzing: `make fuzz T=60`. The laws are in `laws.py`; tests ask them of every seed."""
