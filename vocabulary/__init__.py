"""The ground floor: code lists, periods, statuses and units, pure and importing nothing of ours."""
