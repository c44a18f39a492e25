/**
 * The function: it takes one request of account A, reads the documents under the approved prefix, has the model read them
 * and answers with proven values. Start at {@link dev.sallyport.server.Service}, which is the map: wire, document,
 * prepare, prompt, model, decode, wire. Keeps nothing of a customer's after the reply.
 */
@NullMarked
package dev.sallyport.server;

import org.jspecify.annotations.NullMarked;
