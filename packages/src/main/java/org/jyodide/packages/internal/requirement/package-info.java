/** Reads requirements and evaluates their markers (PEP 508). */
package org.jyodide.packages.internal.requirement;
