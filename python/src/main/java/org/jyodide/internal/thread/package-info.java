/** The thread of an interpreter, and what stops it. */
package org.jyodide.internal.thread;
