"""Station 3: definitions, their computation in SQL, claims, disclosure control and the release."""
