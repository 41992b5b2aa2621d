/** What hosts, such as the command line, need beyond the public API. */
package org.jyodide.internal.host;
