/** Fetches the pinned object versions that a request names, and nothing else. Start at {@link dev.sallyport.server.document.Dossier}. Knows no file format. */
@NullMarked
package dev.sallyport.server.document;

import org.jspecify.annotations.NullMarked;
