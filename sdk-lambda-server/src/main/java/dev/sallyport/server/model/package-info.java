/** Has the model answer a prompt, within the budget. Start at {@link dev.sallyport.server.model.Model}. */
@NullMarked
package dev.sallyport.server.model;

import org.jspecify.annotations.NullMarked;
