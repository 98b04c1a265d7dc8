"""botocore's service models: what operations there are, and the shapes of what they take and give."""

import functools

from moto.core.model import OperationModel, ServiceModel
from moto.core.utils import get_service_model

# Services whose name in the credential scope is not botocore's.
ALIASES = {"monitoring": "cloudwatch"}
# Those that are answered here or are worth counting by operation; moto may have others.
KNOWN = (
    "account", "cloudtrail", "cloudwatch", "config", "events", "iam", "logs", "organizations", "s3", "sns", "sts",
)  # fmt: skip


@functools.cache
def service(name: str) -> ServiceModel | None:
    """The model of a service; none where botocore has none by that name."""
    try:
        return get_service_model(name)
    except Exception:
        return None


@functools.cache
def operation(service_name: str, name: str) -> OperationModel | None:
    """The model of an operation; none where there is no such operation."""
    model = service(service_name)
    if model is None or name not in model.operation_names:
        return None
    return model.operation_model(name)


@functools.cache
def by_path(service_name: str) -> dict[tuple[str, str], str]:
    """The operations of a REST service whose paths have no parameters, by method and path."""
    model = service(service_name)
    if model is None:
        return {}
    found = {}
    for name in model.operation_names:
        http = model.operation_model(name).http
        found[http["method"], http["requestUri"].partition("?")[0]] = name
    return found
