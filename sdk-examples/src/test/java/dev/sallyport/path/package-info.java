/**
 * The whole path: real clients, the real function as a process, and the sandbox between them. The same suite for every way
 * in which a reply can travel; start at {@link dev.sallyport.path.WholePath}.
 */
@NullMarked
package dev.sallyport.path;

import org.jspecify.annotations.NullMarked;
