"""Progress towards a target: points and a goal in, an assessment that can be checked out, or why there is none."""
