/** CPython's C API, called from Java, and the values that pass through it. */
package org.jyodide.internal.capi;
