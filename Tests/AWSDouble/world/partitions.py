"""The parts of AWS that share nothing: their ARNs and regions."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Partition:
    """One of them."""

    name: str
    # Where its global services are signed for, and where the accounts keep what watches over root.
    home: str
    regions: tuple[str, ...]
    # Where accounts may switch off what was not there from the start.
    opt_in: tuple[str, ...] = ()


PARTITIONS = {
    one.name: one
    for one in (
        Partition(
            "aws",
            "us-east-1",
            (
                "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2",
                "ca-central-1", "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1",
                "us-east-1", "us-east-2", "us-west-1", "us-west-2",
            ),
            ("af-south-1", "ap-east-1", "eu-central-2", "eu-south-1", "il-central-1", "me-south-1"),
        ),
        Partition("aws-us-gov", "us-gov-west-1", ("us-gov-east-1", "us-gov-west-1")),
        Partition("aws-cn", "cn-north-1", ("cn-north-1", "cn-northwest-1")),
    )
}  # fmt: skip
