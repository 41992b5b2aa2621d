/**
 * The bridge between Python and the host: the Java side of Pyodide's glue.
 *
 * <p>{@link org.jyodide.internal.bridge.Bridge} holds the parts together. Host functions are in
 * {@code imports}, one class for each C file of Pyodide; the values that pass are described in
 * {@code value}; {@code exports} calls the program.
 */
package org.jyodide.internal.bridge;
