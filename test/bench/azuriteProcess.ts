import { startAzurite } from '../helpers/azurite';

// One Azurite in a process of its own, for all who are measured.
void startAzurite().then(({ connectionString }) => process.send?.({ ready: connectionString }));
