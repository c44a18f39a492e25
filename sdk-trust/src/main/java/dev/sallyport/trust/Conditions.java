package dev.sallyport.trust;

import dev.sallyport.contract.Limits;

/** Condition keys and values that several documents share. */
final class Conditions {

    static final String PRINCIPAL = "aws:PrincipalArn";
    static final String PRINCIPAL_ACCOUNT = "aws:PrincipalAccount";
    static final String RESOURCE_ACCOUNT = "aws:ResourceAccount";
    static final String ENDPOINT = "aws:SourceVpce";
    static final String AUTH_TYPE = "s3:authType";
    static final String SIGNATURE_AGE = "s3:signatureAge";
    static final String VIA_SERVICE = "kms:ViaService";
    static final String ENCRYPTION_CONTEXT = "kms:EncryptionContext:aws:s3:arn";
    static final String PROFILE = "bedrock:InferenceProfileArn";

    /** {@link #AUTH_TYPE} of a presigned URL. */
    static final String PRESIGNED = "REST-QUERY-STRING";

    /** The oldest signature of a presigned URL that is taken, in milliseconds as {@link #SIGNATURE_AGE} counts. */
    static final String PRESIGNED_FOR = String.valueOf(Limits.PRESIGNED_TIME.toMillis());

    static final String[] INVOKE_MODEL = {"bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"};

    private Conditions() {}
}
