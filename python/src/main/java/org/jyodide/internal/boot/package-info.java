/** From a compiled module to a Python that is ready to be called. */
package org.jyodide.internal.boot;
