"""The commands of talks: to hold one, prepare, follow and find it; its goals and agendas."""
