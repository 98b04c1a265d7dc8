import Testing
import TrailBucket

@Suite struct `A place in a bucket` {
    @Test(arguments: [
        (text: "s3://my-trail", bucket: "my-trail", prefix: ""),
        (text: "s3://my-trail/", bucket: "my-trail", prefix: ""),
        (text: "s3://my.trail/AWSLogs/o-abc/", bucket: "my.trail", prefix: "AWSLogs/o-abc/"),
        (text: "s3://Old_Bucket//odd//key", bucket: "Old_Bucket", prefix: "/odd//key"),
    ])
    func `is read from a text`(text: String, bucket: String, prefix: String) {
        #expect(BucketPath(text) == BucketPath(bucket: bucket, prefix: prefix))
    }

    @Test(arguments: [
        "my-trail", "s3:/my-trail", "s3://", "s3://x", "s3:///key", "s3://a b c/", "s3://host@evil/", "S3://my-trail",
    ])
    func `is nothing else`(text: String) {
        #expect(BucketPath(text) == nil)
    }

    @Test func `tells the path of its objects, which is a place again`() {
        let place = BucketPath(bucket: "my-trail", prefix: "AWSLogs/")
        #expect(place.path(of: "AWSLogs/1/a b.json.gz") == "s3://my-trail/AWSLogs/1/a b.json.gz")
        #expect(BucketPath(place.path(of: "a/b"))?.prefix == "a/b")
    }
}
