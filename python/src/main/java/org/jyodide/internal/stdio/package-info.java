/** The standard streams of Python over those of Java. */
package org.jyodide.internal.stdio;
