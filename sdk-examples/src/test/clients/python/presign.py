"""A URL that boto3 signs: endpoint, Region, bucket and version are arguments, the key comes on stdin. The credentials are the
environment's."""

import sys

import boto3
from botocore.config import Config

endpoint, region, bucket, version = sys.argv[1:]
s3 = boto3.client(
    "s3",
    endpoint_url=endpoint,
    region_name=region,
    config=Config(signature_version="s3v4", s3={"addressing_style": "path"}),
)
key = sys.stdin.buffer.read().decode()
params = {"Bucket": bucket, "Key": key, "VersionId": version}
print(s3.generate_presigned_url("get_object", Params=params, ExpiresIn=300), end="")
