-- Enumerations are ordered as they are declared; a bare literal would be compared as text.
CREATE TYPE standing AS ENUM ('active', 'excused', 'suspended');
CREATE TYPE rating AS ENUM ('failed', 'completed', 'good', 'excellent');
CREATE TYPE grade AS ENUM ('poor', 'weak', 'average', 'good', 'excellent');
CREATE TYPE exemption AS ENUM ('excused', 'suspended', 'new');
