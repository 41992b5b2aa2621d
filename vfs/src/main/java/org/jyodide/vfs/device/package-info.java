/** Devices: those that need no host, and streams that connect the guest with the host. */
package org.jyodide.vfs.device;
