"""Golden wire cases both ways, judged by the providers' published contracts."""
