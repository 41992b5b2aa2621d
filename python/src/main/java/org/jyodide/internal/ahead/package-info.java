/** What the builds of applications do ahead of time, so that nothing is left to do at run time. */
package org.jyodide.internal.ahead;
