/** Goals of Maven for the Python packages of an application. */
@org.jspecify.annotations.NullMarked
package org.jyodide.maven;
