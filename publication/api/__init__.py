"""What programs are answered: addresses, parameters, documents and problems, declared once."""
