// The AWS SDK for JavaScript as it is against a running sandbox. The environment is the caller's env file; the first
// argument is the JSON that the sandbox command printed. Prints the name of each check that held; stops at the first that
// doesn't.
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import {
  CopyObjectCommand, DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { Upload } from "@aws-sdk/lib-storage";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { InvokeCommand, InvokeWithResponseStreamCommand, LambdaClient } from "@aws-sdk/client-lambda";
import {
  BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand, CountTokensCommand, InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from "@aws-sdk/client-bedrock-runtime";

const sandbox = JSON.parse(process.argv[2]);
const { bucket: Bucket, prefix, model: modelId, regions } = sandbox;

const client = (Client, endpoint, principal, region) =>
  new Client({ endpoint: sandbox.endpoints[endpoint], region, credentials: sandbox.principals[principal], maxAttempts: 1 });

const check = (name, held) => {
  if (!held) {
    console.error(`does not hold: ${name}`);
    process.exit(1);
  }
  console.log(name);
};

const refused = async (call) => {
  try {
    await call();
  } catch (error) {
    return `${error.name} ${error.$metadata?.httpStatusCode}`;
  }
  return undefined;
};

const all = async (stream) => {
  const events = [];
  for await (const event of stream) events.push(event);
  return events;
};

const sha256 = async (bytes) => {
  const hash = createHash("sha256");
  for await (const chunk of bytes) hash.update(chunk);
  return hash.digest("hex");
};

// tag::javascript[]
// Endpoint, Region and keys come from the env file, which the shell has read.
const caller = new S3Client();
// end::javascript[]
const administrator = client(S3Client, "s3", "administratorA", regions.a);
const reader = client(S3Client, "s3FromB", "function", regions.a);

const block = Buffer.alloc(1_000_000, "0123456789");
for (const megabytes of [20, 300]) {
  const Key = `${prefix}javascript/${megabytes} 文件+é`;
  const source = () => Readable.from((function* () { for (let i = 0; i < megabytes; i++) yield block; })());
  await new Upload({ client: caller, params: { Bucket, Key, Body: source() } }).done();
  const got = await caller.send(new GetObjectCommand({ Bucket, Key }));
  check(`s3 ${megabytes} MB both ways`, (await sha256(got.Body)) === (await sha256(source())));
}
const Key = `${prefix}javascript/small`;
const put = await caller.send(new PutObjectCommand({ Bucket, Key, Body: "hello", ChecksumAlgorithm: "CRC64NVME" }));
const got = await caller.send(new GetObjectCommand({ Bucket, Key, ChecksumMode: "ENABLED" }));
check("s3 put and get", (await got.Body.transformToString()) === "hello" && got.ChecksumCRC64NVME === put.ChecksumCRC64NVME);
const inPieces = await caller.send(new PutObjectCommand({
  Bucket, Key: `${Key}-streamed`, Body: Readable.from([Buffer.from("hello")]), ContentLength: 5, ChecksumAlgorithm: "CRC64NVME",
}));
check("s3 checksum in a trailer", inPieces.ChecksumCRC64NVME === put.ChecksumCRC64NVME);
const range = await caller.send(new GetObjectCommand({ Bucket, Key, Range: "bytes=-2" }));
check("s3 range", (await range.Body.transformToString()) === "lo" && range.ContentRange === "bytes 3-4/5");
check("s3 head", (await caller.send(new HeadObjectCommand({ Bucket, Key }))).ContentLength === 5);
check("s3 If-Match", (await refused(() => caller.send(new GetObjectCommand({ Bucket, Key, IfMatch: '"0"' })))) === "PreconditionFailed 412");
const pinned = await reader.send(new GetObjectCommand({ Bucket, Key, VersionId: put.VersionId }));
check("s3 version from B", (await pinned.Body.transformToString()) === "hello");
await administrator.send(new CopyObjectCommand({ Bucket, Key: `${Key}-copy`, CopySource: `${Bucket}/${encodeURIComponent(Key)}` }));
const listed = await administrator.send(new ListObjectsV2Command({ Bucket, Prefix: Key }));
check("s3 copy and list", listed.Contents.map((o) => o.Key).join() === `${Key},${Key}-copy,${Key}-streamed`);
await administrator.send(new DeleteObjectCommand({ Bucket, Key: `${Key}-copy` }));
check("s3 404", (await refused(() => administrator.send(new GetObjectCommand({ Bucket, Key: `${Key}-copy` })))) === "NoSuchKey 404");
const url = await getSignedUrl(client(S3Client, "s3", "caller", regions.a), new GetObjectCommand({ Bucket, Key }), { expiresIn: 60 });
check("s3 presigned GET", (await (await fetch(url)).text()) === "hello");
check("s3 presigned and changed", (await fetch(url.replace("X-Amz-Expires=60", "X-Amz-Expires=61"))).status === 403);

const identity = await new STSClient().send(new GetCallerIdentityCommand({}));
check("sts identity", identity.Account === sandbox.accounts.a);
const assumed = await client(STSClient, "sts", "administratorA", regions.a).send(
  new AssumeRoleCommand({ RoleArn: sandbox.principals.caller.arn, RoleSessionName: "javascript" }));
check("sts assume role", assumed.AssumedRoleUser.Arn.endsWith("/javascript"));

const FunctionName = sandbox.function;
const invoker = client(LambdaClient, "lambdaVpc", "caller", regions.b);
check("lambda dry run", (await invoker.send(new InvokeCommand({ FunctionName, InvocationType: "DryRun" }))).StatusCode === 204);
const invoked = await invoker.send(new InvokeCommand({ FunctionName, Payload: "{}" }));
check("lambda invoke", invoked.StatusCode === 200 && invoked.Payload.transformToString().includes("refused"));
const streamed = await all((await invoker.send(new InvokeWithResponseStreamCommand({ FunctionName, Payload: "{}" }))).EventStream);
check("lambda stream", streamed.at(-1).InvokeComplete !== undefined
  && Buffer.concat(streamed.filter((e) => e.PayloadChunk).map((e) => e.PayloadChunk.Payload)).includes("refused"));

const bedrock = client(BedrockRuntimeClient, "bedrockRuntime", "function", regions.b);
const messages = [{
  role: "user",
  content: [
    { text: "What is the total?" },
    { document: { name: "Invoice 1", format: "txt", source: { bytes: Buffer.from("Invoice\nTotal: EUR 12.50\n") } } },
  ],
}];
const inferenceConfig = { maxTokens: 200 };
const answer = await bedrock.send(new ConverseCommand({ modelId, messages, inferenceConfig }));
const text = answer.output.message.content[0].text;
check("bedrock converse", text.length > 0 && answer.stopReason === "end_turn");
const events = await all((await bedrock.send(new ConverseStreamCommand({ modelId, messages, inferenceConfig }))).stream);
check("bedrock converse stream", events[0].messageStart.role === "assistant" && events.at(-1).metadata.usage.outputTokens > 0
  && events.map((e) => e.contentBlockDelta?.delta.text ?? "").join("") === text);
const body = JSON.stringify({ anthropic_version: "bedrock-2023-05-31", max_tokens: 50, messages: [{ role: "user", content: "hi" }] });
const whole = await bedrock.send(new InvokeModelCommand({ modelId, body, contentType: "application/json" }));
check("bedrock invoke", JSON.parse(whole.body.transformToString()).role === "assistant");
const chunks = await all((await bedrock.send(new InvokeModelWithResponseStreamCommand({ modelId, body, contentType: "application/json" }))).body);
check("bedrock invoke stream", JSON.parse(Buffer.from(chunks.at(-1).chunk.bytes).toString()).type === "message_stop");
check("bedrock count tokens", (await refused(() => client(BedrockRuntimeClient, "bedrockRuntime", "function", regions.b)
  .send(new CountTokensCommand({ modelId: modelId.replace(/^us\./, ""), input: { converse: { messages } } })))) === "AccessDeniedException 403");
check("bedrock wrong model", (await refused(() => client(BedrockRuntimeClient, "bedrockRuntime", "administratorB", regions.b)
  .send(new ConverseCommand({ modelId: "us.anthropic.no-such-model", messages })))) === "AccessDeniedException 403");
check("bedrock wrong role", (await refused(() => client(BedrockRuntimeClient, "bedrockRuntime", "stranger", regions.b)
  .send(new ConverseCommand({ modelId, messages })))).startsWith("AccessDeniedException 403"));
