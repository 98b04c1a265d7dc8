"""What watches over root, by the accounts' profiles: see `World.account`."""

AGGREGATOR = "organization"
TRAILED = {"1": "plain", "2": "watched", "3": "misread", "4": "stopped", "large": "watched"}
RULED = {"4": "ENABLED", "5": "DISABLED"}
CONFIGURED = {"1", "2", "4", "large"}
# AWS takes topics' names of up to 256 letters.
LONG_TOPIC = "root-use-" + "x" * 247


def topic_of(profile: str) -> str:
    """The name of the topic that is told."""
    return LONG_TOPIC if profile == "2" else "root-use"


def has_config(profile: str) -> bool:
    """Whether AWS Config records there, with the three rules on root."""
    return profile in CONFIGURED
