/** What happens to firmware images and their roll-outs through the docks. */

export interface FirmwareFacts {}

export interface FirmwareParticulars {}
