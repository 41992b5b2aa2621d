/**
 * Java classes and objects as Python sees them: which members are granted, which overload a call
 * means, what values become on the way, and the Python types that show it all.
 */
package org.jyodide.internal.bridge.java;
