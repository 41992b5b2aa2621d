/** The packages that a program is given: those of a project folder, and those it asks for. */
package org.jyodide.cli.project;
