"""The geometry of the charts, one kind a file; `templates/charts` places what these work out."""
