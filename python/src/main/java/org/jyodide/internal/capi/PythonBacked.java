package org.jyodide.internal.capi;

import org.jyodide.PyObject;

/**
 * A Java object that shows a Python object, such as a live view. Passed to Python it is that
 * object. What implements an interface by a dynamic proxy has this at its invocation handler.
 */
public interface PythonBacked {
  /** The object it shows. */
  PyObject pythonObject();
}
