"""What a generated trail consists of: accounts, and the records of CloudTrail that they leave."""
