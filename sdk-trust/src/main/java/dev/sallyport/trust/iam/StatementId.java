package dev.sallyport.trust.iam;

/**
 * A statement, by the policy that it is in.
 *
 * @param policy the policy's name, as it was read
 * @param sid its {@code Sid}, or {@code #n} with its position from 1 if it has none
 */
public record StatementId(String policy, String sid) {}
