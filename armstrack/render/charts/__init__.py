"""Floor 6: pictures. A file a picture makes its Vega-Lite specification as plain data; `picture` draws it."""
