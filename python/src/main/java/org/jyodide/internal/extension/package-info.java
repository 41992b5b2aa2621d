/** Python types and functions that are written in Java: what a C extension is for C. */
package org.jyodide.internal.extension;
