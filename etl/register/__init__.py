"""The programme register: from an officer's monthly workbook to checked rows, or back to the officer."""
