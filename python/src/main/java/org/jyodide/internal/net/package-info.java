/**
 * The network as the program may see it: who may be reached, and HTTP over {@code java.net.http}.
 */
package org.jyodide.internal.net;
