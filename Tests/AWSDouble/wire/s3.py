"""Which operation of S3 a request asks for: those that read."""

from wire.messages import Request


def bucket_and_key(request: Request) -> tuple[str, str]:
    """What a path names, path style: the bucket and the object's key, decoded."""
    bucket, _, key = request.path.removeprefix("/").partition("/")
    return bucket, key


def operation(request: Request) -> str:
    """The operation's name; what is none of those that the double answers keeps its method."""
    bucket, key = bucket_and_key(request)
    if request.method not in ("GET", "HEAD"):
        return f"{request.method} {'object' if key else 'bucket'}"
    if not bucket:
        return "ListBuckets"
    if key:
        return {"GET": "GetObject", "HEAD": "HeadObject"}[request.method]
    if request.method == "HEAD":
        return "HeadBucket"
    if "location" in request.query:
        return "GetBucketLocation"
    if request.query.get("list-type") == "2":
        return "ListObjectsV2"
    return f"GET bucket {request.raw_query.partition('=')[0]}".strip()
