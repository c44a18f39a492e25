"""boto3 as it is against a running sandbox. The environment is the caller's env file; the first argument is the JSON that
the sandbox command printed, the second a folder to work in. Prints the name of each check that held; stops at the first that
doesn't."""

import hashlib
import json
import os
import sys
import urllib.error
import urllib.request

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError

sandbox = json.loads(sys.argv[1])
folder = sys.argv[2]
bucket, prefix = sandbox["bucket"], sandbox["prefix"]
region_a, region_b = sandbox["regions"]["a"], sandbox["regions"]["b"]
once = {"retries": {"max_attempts": 1, "mode": "standard"}}


def client(service, endpoint, principal, region, **config):
    keys = sandbox["principals"][principal]
    return boto3.client(
        service,
        endpoint_url=sandbox["endpoints"][endpoint],
        region_name=region,
        aws_access_key_id=keys["accessKeyId"],
        aws_secret_access_key=keys["secretAccessKey"],
        aws_session_token=keys["sessionToken"],
        config=Config(**{**once, **config}),
    )


def check(name, held):
    if not held:
        sys.exit(f"does not hold: {name}")
    print(name, flush=True)


def refused(call):
    try:
        call()
    except ClientError as error:
        return error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]
    return None


def file(name, size):
    path = os.path.join(folder, name)
    block = bytes(range(256)) * 4096
    with open(path, "wb") as out:
        left = size
        while left:
            left -= out.write(block[: min(left, len(block))])
    return path


def digest(path):
    with open(path, "rb") as read:
        return hashlib.file_digest(read, "sha256").hexdigest() if hasattr(hashlib, "file_digest") else hashlib.sha256(
            read.read()).hexdigest()


# tag::python[]
# The endpoint and the keys come from the env file, which the shell has read.
caller = boto3.client("s3", region_name=os.environ["AWS_REGION"])
# end::python[]
administrator = client("s3", "s3", "administratorA", region_a)
reader = client("s3", "s3FromB", "function", region_a)

for name, size in (("one", 1), ("twenty-megabytes", 20_000_000), ("three-hundred-megabytes", 300_000_000)):
    source = file(name, size)
    key = f"{prefix}boto3/{name} 文件+é"
    caller.upload_file(source, bucket, key, Config=TransferConfig(max_concurrency=4))
    caller.download_file(bucket, key, source + ".back", Config=TransferConfig(max_concurrency=4))
    check(f"s3 {name} both ways", digest(source) == digest(source + ".back"))
    os.remove(source)
    os.remove(source + ".back")

key = prefix + "boto3/small"
put = caller.put_object(Bucket=bucket, Key=key, Body=b"hello", Metadata={"a": "b"}, ChecksumAlgorithm="SHA256")
got = caller.get_object(Bucket=bucket, Key=key, ChecksumMode="ENABLED", ExpectedBucketOwner=sandbox["accounts"]["a"])
check("s3 metadata and checksum", got["Body"].read() == b"hello" and got["Metadata"] == {"a": "b"}
      and got["ChecksumSHA256"] == put["ChecksumSHA256"])
check("s3 range", caller.get_object(Bucket=bucket, Key=key, Range="bytes=1-3")["Body"].read() == b"ell")
check("s3 If-Match", refused(lambda: caller.get_object(Bucket=bucket, Key=key, IfMatch='"0"'))
      == ("PreconditionFailed", 412))
check("s3 If-None-Match", refused(lambda: caller.get_object(Bucket=bucket, Key=key, IfNoneMatch=put["ETag"]))
      == ("304", 304))
check("s3 put If-None-Match", refused(lambda: caller.put_object(Bucket=bucket, Key=key, Body=b"x", IfNoneMatch="*"))
      == ("PreconditionFailed", 412))
check("s3 wrong owner", refused(lambda: caller.get_object(Bucket=bucket, Key=key, ExpectedBucketOwner="999999999999"))
      == ("AccessDenied", 403))
check("s3 403 without ListBucket", refused(lambda: caller.get_object(Bucket=bucket, Key=prefix + "none"))
      == ("AccessDenied", 403))
check("s3 404 with ListBucket", refused(lambda: administrator.get_object(Bucket=bucket, Key=prefix + "none"))
      == ("NoSuchKey", 404))
check("s3 version from B", reader.get_object(Bucket=bucket, Key=key, VersionId=put["VersionId"])["Body"].read()
      == b"hello")
check("s3 the newest from B", refused(lambda: reader.get_object(Bucket=bucket, Key=key)) == ("AccessDenied", 403))
administrator.copy_object(Bucket=bucket, Key=key + "-copy", CopySource={"Bucket": bucket, "Key": key})
administrator.put_object_tagging(Bucket=bucket, Key=key, Tagging={"TagSet": [{"Key": "k", "Value": "v"}]})
check("s3 tags", administrator.get_object_tagging(Bucket=bucket, Key=key)["TagSet"] == [{"Key": "k", "Value": "v"}])
pages = administrator.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix + "boto3/", PaginationConfig={"PageSize": 2})
check("s3 list", len([o for page in pages for o in page["Contents"]]) == 5)
check("s3 delimiter", [p["Prefix"] for p in administrator.list_objects_v2(
    Bucket=bucket, Prefix=prefix, Delimiter="/")["CommonPrefixes"]] == [prefix + "boto3/"])
gone = administrator.delete_object(Bucket=bucket, Key=key)
check("s3 delete marker", gone["DeleteMarker"] is True
      and refused(lambda: administrator.get_object(Bucket=bucket, Key=key)) == ("NoSuchKey", 404)
      and administrator.get_object(Bucket=bucket, Key=key, VersionId=put["VersionId"])["Body"].read() == b"hello")
many = administrator.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": key}, {"Key": key + "-copy"}]})
check("s3 delete many", len(many["Deleted"]) == 2)
check("s3 other role", refused(lambda: client("s3", "s3", "other", region_a).put_object(
    Bucket=bucket, Key=key, Body=b"x")) == ("AccessDenied", 403))

signer = client("s3", "s3", "caller", region_a, signature_version="s3v4")
url = signer.generate_presigned_url("put_object", Params={"Bucket": bucket, "Key": key}, ExpiresIn=60)
try:
    urllib.request.urlopen(urllib.request.Request(url, data=b"presigned", method="PUT", headers={"Content-Type": ""}))
    check("s3 presigned PUT", False)
except urllib.error.HTTPError as error:
    check("s3 presigned PUT", error.code == 403 and b"AccessDenied" in error.read())
signer.put_object(Bucket=bucket, Key=key, Body=b"presigned")
url = signer.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": key}, ExpiresIn=60)
with urllib.request.urlopen(url) as answer:
    check("s3 presigned GET", answer.read() == b"presigned")
try:
    urllib.request.urlopen(url.replace("small", "smaller"))
    check("s3 presigned and changed", False)
except urllib.error.HTTPError as error:
    check("s3 presigned and changed", error.code == 403 and b"SignatureDoesNotMatch" in error.read())

sts = boto3.client("sts", region_name=os.environ["AWS_REGION"])
check("sts identity", sts.get_caller_identity()["Account"] == sandbox["accounts"]["a"])
assumed = client("sts", "sts", "administratorA", region_a).assume_role(
    RoleArn=sandbox["principals"]["caller"]["arn"], RoleSessionName="boto3", DurationSeconds=900)
check("sts assume role", assumed["AssumedRoleUser"]["Arn"].endswith("/boto3"))
check("sts assume role refused", refused(lambda: client("sts", "sts", "stranger", region_a).assume_role(
    RoleArn=sandbox["principals"]["caller"]["arn"], RoleSessionName="boto3"))[0] == "AccessDenied")

function = sandbox["function"]
invoker = client("lambda", "lambdaVpc", "caller", region_b)
check("lambda dry run", invoker.invoke(FunctionName=function, InvocationType="DryRun")["StatusCode"] == 204)
check("lambda event refused", refused(lambda: invoker.invoke(FunctionName=function, InvocationType="Event"))
      == ("InvalidParameterValueException", 400))
answer = invoker.invoke(FunctionName=function, Payload=b"{}")
check("lambda invoke", answer["StatusCode"] == 200 and b"refused" in answer["Payload"].read())
events = list(invoker.invoke_with_response_stream(FunctionName=function, Payload=b"{}")["EventStream"])
check("lambda stream", b"refused" in b"".join(e["PayloadChunk"]["Payload"] for e in events if "PayloadChunk" in e)
      and "InvokeComplete" in events[-1])
check("lambda other role", refused(lambda: client("lambda", "lambdaVpc", "other", region_b).invoke(
    FunctionName=function, Payload=b"{}"))[0] == "AccessDeniedException")
operator = client("lambda", "lambda", "administratorB", region_b)
policy = json.loads(operator.get_policy(FunctionName=function)["Policy"])
check("lambda policy", policy["Statement"][0]["Principal"]["AWS"] == sandbox["principals"]["caller"]["arn"])

model = sandbox["model"]
bedrock = client("bedrock-runtime", "bedrockRuntime", "function", region_b)
messages = [{"role": "user", "content": [
    {"text": "What is the total?"},
    {"document": {"name": "Invoice 1", "format": "txt", "source": {"bytes": "Invoice\nTotal: EUR 12.50\n".encode()}}}]}]
answer = bedrock.converse(modelId=model, messages=messages, inferenceConfig={"maxTokens": 200})
check("bedrock converse", answer["output"]["message"]["content"][0]["text"] and answer["stopReason"] == "end_turn"
      and answer["usage"]["totalTokens"] == answer["usage"]["inputTokens"] + answer["usage"]["outputTokens"])
events = list(bedrock.converse_stream(modelId=model, messages=messages, inferenceConfig={"maxTokens": 200})["stream"])
kinds = [next(iter(event)) for event in events]
check("bedrock converse stream", kinds[0] == "messageStart" and kinds[-2:] == ["messageStop", "metadata"]
      and "".join(e["contentBlockDelta"]["delta"]["text"] for e in events if "contentBlockDelta" in e)
      == answer["output"]["message"]["content"][0]["text"])
body = json.dumps({"anthropic_version": "bedrock-2023-05-31", "max_tokens": 50,
                   "messages": [{"role": "user", "content": "hi"}]})
check("bedrock invoke", json.loads(bedrock.invoke_model(modelId=model, body=body)["body"].read())["role"] == "assistant")
chunks = [json.loads(e["chunk"]["bytes"]) for e in
          bedrock.invoke_model_with_response_stream(modelId=model, body=body)["body"]]
check("bedrock invoke stream", chunks[-1]["type"] == "message_stop")
check("bedrock wrong role", refused(lambda: client("bedrock-runtime", "bedrockRuntime", "caller", region_b).converse(
    modelId=model, messages=messages))[0] == "AccessDeniedException")
check("bedrock no text beside a document", refused(lambda: bedrock.converse(modelId=model, messages=[
    {"role": "user", "content": messages[0]["content"][1:]}]))[0] == "ValidationException")
