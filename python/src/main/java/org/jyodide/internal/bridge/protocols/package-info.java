/**
 * The Python protocols of Java objects by their shape, one file each: what Python can do with a
 * list, a map, a function that Java passed to it.
 */
package org.jyodide.internal.bridge.protocols;
