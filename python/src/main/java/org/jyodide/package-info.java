/**
 * Python inside the JVM: {@link org.jyodide.Interpreter} runs it, {@link org.jyodide.PyObject} is
 * an object of it.
 */
package org.jyodide;
