"""The claim ledger: figures as documents printed them, one file a document, each re-run on every release."""
