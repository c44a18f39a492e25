#!/bin/sh
# The way of a document by hand: $1 is the env file of a running sandbox, $2 a document, $3 an empty folder to work in.
set -eu
env_file=$1 document=$2
cd "$3"
# tag::shell[]
. "$env_file"
export AWS_DEFAULT_REGION="$AWS_REGION"    # version 1 of the AWS CLI reads this one

aws s3 cp "$document" "${SALLYPORT_DOCUMENTS}form"
echo '{}' >event.json
aws lambda invoke --region us-east-1 --function-name "$SALLYPORT_FUNCTION" --payload fileb://event.json reply
aws s3 cp "${SALLYPORT_DOCUMENTS}form" back
# end::shell[]
cmp back "$document"
grep -q refused reply
